/** From a pixel of a picture to the place on the Earth and back to words: the inverse of each projection (Snyder, Map Projections: A Working Manual, 1987). */
const places = (() => {
  "use strict";
  const radians = degrees => degrees * Math.PI / 180;
  const degrees = angle => angle * 180 / Math.PI;
  const halfTangent = angle => Math.tan(Math.PI / 4 + angle / 2);

  const inverses = {
    "plate-carree": () => (x, y) => [x, y],
    "mercator": ({ centralLongitude, earthRadius }) => (x, y) =>
      [centralLongitude + degrees(x / earthRadius), degrees(Math.atan(Math.sinh(y / earthRadius)))],
    "polar-stereographic": ({ centralLongitude, latitudeOfOrigin, standardParallel1, earthRadius }) => {
      const sign = Math.sign(latitudeOfOrigin);
      const diameter = earthRadius * (1 + Math.sin(radians(Math.abs(standardParallel1))));
      return (x, y) => [centralLongitude + degrees(Math.atan2(x, -sign * y)), sign * (90 - degrees(2 * Math.atan(Math.hypot(x, y) / diameter)))];
    },
    "lambert": ({ centralLongitude, latitudeOfOrigin, standardParallel1, standardParallel2, earthRadius }) => {
      const [one, two] = [radians(standardParallel1), radians(standardParallel2)];
      const cone = one === two ? Math.sin(one) : Math.log(Math.cos(one) / Math.cos(two)) / Math.log(halfTangent(two) / halfTangent(one));
      const scale = earthRadius * Math.cos(one) * halfTangent(one) ** cone / cone;
      const origin = scale / halfTangent(radians(latitudeOfOrigin)) ** cone;
      const sign = Math.sign(cone);
      return (x, y) => {
        const radius = sign * Math.hypot(x, origin - y);
        const turned = degrees(Math.atan2(sign * x, sign * (origin - y)) / cone);
        return Math.abs(turned) > 180 ? [NaN, NaN]
          : [centralLongitude + turned, radius === 0 ? sign * 90 : degrees(2 * Math.atan((scale / radius) ** (1 / cone)) - Math.PI / 2)];
      };
    },
  };

  /** Whether a point of the picture is on the map, and not in its margin or legend. */
  const isOnMap = (frame, x, y) => x >= frame.x && x < frame.x + frame.width && y >= frame.y && y < frame.y + frame.height;

  /** The frame of the map, or of the panel of a figure, at a point of the picture, with the number of the panel; null beside all of them. */
  function frameAt(frame, panels, x, y) {
    const all = (panels ?? [frame]).map(one => ({ ...frame, x: one.x, y: one.y }));
    const panel = all.findIndex(one => isOnMap(one, x, y));
    return panel < 0 ? null : { ...all[panel], panel };
  }

  /** Longitude and latitude of a point of the picture; null beside the map, beyond the Earth and in a projection without an inverse. */
  function at(frame, x, y) {
    if (!isOnMap(frame, x, y) || !Object.hasOwn(inverses, frame.projection))
      return null;
    const [across, down] = [(x - frame.x) / frame.width, (y - frame.y) / frame.height];
    const back = inverses[frame.projection](frame.projectionParameters ?? {});
    const [longitude, latitude] = back(frame.xmin + across * (frame.xmax - frame.xmin), frame.ymax - down * (frame.ymax - frame.ymin));
    return Math.abs(latitude) <= 90 ? [longitude - 360 * Math.round(longitude / 360), latitude] : null;
  }

  function angle(value, positive, negative) {
    const size = Math.abs(value).toFixed(2);
    return `${size}°${size === "180.00" ? "" : value < 0 && Number(size) > 0 ? negative : positive}`;
  }

  return { frameAt, at, text: ([longitude, latitude]) => `${angle(latitude, "N", "S")} ${angle(longitude, "E", "W")}` };
})();

