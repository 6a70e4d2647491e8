export const VersionsTab = () => null;
