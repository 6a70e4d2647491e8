export const ResponsibilitiesTab = () => null;
