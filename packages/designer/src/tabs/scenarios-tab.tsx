export const ScenariosTab = () => null;
