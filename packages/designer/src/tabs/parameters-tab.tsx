export const ParametersTab = () => null;
