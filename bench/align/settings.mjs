export const settingsTable = () => '';
