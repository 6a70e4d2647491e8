/** A figure with its name and unit. */
export const Figure = ({
  name,
  value,
  unit,
}: {
  readonly name: string;
  readonly value: number | string;
  readonly unit: string;
}) => (
  <div>
    <dt>{name}</dt>
    <dd>
      <b>{value}</b> {unit}
    </dd>
  </div>
);
