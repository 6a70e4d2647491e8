export const DocumentsTab = () => null;
