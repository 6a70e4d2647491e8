export const FormsTab = () => null;
