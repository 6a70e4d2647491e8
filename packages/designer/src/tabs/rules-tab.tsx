export const RulesTab = () => null;
