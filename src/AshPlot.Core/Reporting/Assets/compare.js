"use strict";
// The slider: left of it the expected picture, right of it the actual one.
for (const wipe of document.querySelectorAll(".wipe")) {
  const stack = wipe.querySelector(".stack");
  const over = wipe.querySelector(".over");
  const slider = wipe.querySelector("input");
  const move = () => {
    over.style.clipPath = `inset(0 0 0 ${slider.value}%)`;
    stack.style.setProperty("--at", `${slider.value}%`);
  };
  slider.addEventListener("input", move);
  stack.addEventListener("pointermove", (event) => {
    const box = stack.getBoundingClientRect();
    slider.value = String(Math.round(100 * (event.clientX - box.left) / box.width));
    move();
  });
  wipe.hidden = false;
  move();
}
