using System.CommandLine;
using System.Text;

namespace AshPlot.Cli.CommandLine.Shells;

/// <summary>Completion for bash.</summary>
internal static class BashScript
{
    private const string Begin = """
        # Completion of ashplot in bash, written by 'ashplot completion bash'.
        _ashplot_words() {  # words
          mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur")
        }
        _ashplot_list() {  # words that may be joined by commas
          local before= word rest=
          [[ $cur == *,* ]] && before=${cur%,*},
          for word in $1; do
            [[ ,$before == *",$word,"* ]] || rest+=" $word"
          done
          mapfile -t COMPREPLY < <(compgen -P "$before" -W "$rest" -- "${cur##*,}")
          compopt -o nospace 2> /dev/null
        }
        _ashplot_files() {
          compopt -o filenames 2> /dev/null
          mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$cur")
        }
        _ashplot_folders() {
          compopt -o filenames 2> /dev/null
          mapfile -t COMPREPLY < <(compgen -d -- "$cur")
        }
        _ashplot() {
          local cur=${COMP_WORDS[COMP_CWORD]} at=$((COMP_CWORD - 1)) path=ashplot i
          # '=' is a word of its own to bash: --format=png
          if [[ $cur == '=' ]]; then cur=; elif [[ ${COMP_WORDS[at]} == '=' ]]; then at=$((at - 1)); fi
          COMPREPLY=()
          for ((i = 1; i < COMP_CWORD; i++)); do
            case "$path ${COMP_WORDS[i]}" in
        """;

    public static string Write(RootCommand root)
    {
        var nodes = CommandTree.Nodes(root).ToArray();
        var text = new StringBuilder(Begin).Append('\n');
        foreach (var node in nodes.Skip(1))
            text.Append($"      '{node.Path}') path='{node.Path}' ;;\n");
        text.Append("    esac\n  done\n  case \"$path ${COMP_WORDS[at]}\" in\n");
        foreach (var node in nodes)
        {
            foreach (var option in node.Options.Where(option => !option.IsSwitch()))
            {
                var patterns = string.Join('|', option.Names().Select(name => $"'{node.Path} {name}'"));
                text.Append($"    {patterns}) {Offer(WordValues.Of(option))}return ;;\n");
            }
        }

        text.Append("  esac\n  case \"$path\" in\n");
        foreach (var node in nodes)
        {
            var options = string.Join(' ', node.Options.SelectMany(CommandTree.Names));
            var others =
                node.Verbs.Any() ? $"_ashplot_words '{string.Join(' ', node.Verbs.Select(verb => verb.Name))}'; "
                : node.Arguments is { } values ? Offer(values)
                : "";
            text.Append(
                $"    '{node.Path}')\n      if [[ $cur == -* ]]; then _ashplot_words '{options}'; else {others}:; fi ;;\n"
            );
        }

        return text.Append("  esac\n}\ncomplete -F _ashplot ashplot ./ashplot\n").ToString();
    }

    private static string Offer(WordValues values)
    {
        var words =
            values.Words.Count == 0
                ? ""
                : $"{(values.IsList ? "_ashplot_list" : "_ashplot_words")} '{string.Join(' ', values.Words)}'; ";
        return words
            + values.Paths switch
            {
                PathKind.File => "_ashplot_files; ",
                PathKind.Folder => "_ashplot_folders; ",
                _ => "",
            };
    }
}
