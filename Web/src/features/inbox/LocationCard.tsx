import type { Message } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";
import { ownObject, textOf } from "./content.ts";
import { coordinate, gridLines, scale } from "./grid.ts";

const width = 264;
const height = 132;

const isOnEarth = (degrees: number, most: number) => Math.abs(degrees) <= most;

/** A place on a grid of our own: no map server hears where customers are, until somebody opens one. */
export function LocationCard({ message }: { message: Message }) {
  const place = ownObject(message);
  const [latitude, longitude] = [Number(textOf(place.latitude)), Number(textOf(place.longitude))];
  const name = textOf(place.name);
  // Nowhere is no place on a map: an empty text would be the equator.
  if (!textOf(place.latitude) || !isOnEarth(latitude, 90) || !isOnEarth(longitude, 180)) {
    return (
      <span dir="auto">{[name, textOf(place.address)].filter(Boolean).join(", ") || t("type.location")}</span>
    );
  }
  const address =
    `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
  const where = `${coordinate(latitude, ["N", "S"])}, ${coordinate(longitude, ["E", "W"])}`;
  return (
    <div className="location">
      <Grid latitude={latitude} longitude={longitude} label={t("location.map", { place: name || where })} />
      <a className="file-card" href={address} target="_blank" rel="noopener noreferrer">
        <span className="cell-two">
          <strong dir="auto">{name || t("type.location")}</strong>
          {textOf(place.address) && <small dir="auto">{textOf(place.address)}</small>}
          <small dir="ltr" className="number">{where}</small>
        </span>
        <Icon name="arrow-up-right" label={t("location.open")} />
      </a>
    </div>
  );
}

/** North is up and east to the right, in every language. Meridians draw together towards the poles. */
function Grid({ latitude, longitude, label }: { latitude: number; longitude: number; label: string }) {
  const narrowing = Math.max(0.05, Math.cos(latitude * Math.PI / 180));
  const [x, y] = [width / 2, height / 2];
  const meridians = gridLines(longitude, x, scale * narrowing);
  const parallels = gridLines(latitude, y);
  return (
    <svg
      className="location-map"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      direction="ltr"
    >
      {parallels.map(({ degrees, at }) => (
        <g key={degrees}>
          <line x1="0" x2={width} y1={y - at} y2={y - at} />
          <text x="4" y={y - at - 3}>{degrees.toFixed(3)}°</text>
        </g>
      ))}
      {meridians.map(({ degrees, at }) => (
        <g key={degrees}>
          <line x1={x + at} x2={x + at} y1="0" y2={height} />
          <text x={x + at + 3} y={height - 4}>{degrees.toFixed(3)}°</text>
        </g>
      ))}
      <circle className="location-around" cx={x} cy={y} r="22" />
      <path
        className="location-pin"
        d={`M${x} ${y}c-5-7-9-11-9-16a9 9 0 0 1 18 0c0 5-4 9-9 16z`}
      />
      <circle className="location-hole" cx={x} cy={y - 16} r="3.2" />
    </svg>
  );
}
