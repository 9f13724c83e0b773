/**
 * The pages of the settings that few people open, for `lazyPage()`. One script rather than one each, because small
 * scripts compress badly, and these are alike (docs/adr/0050).
 */
export { FormPage } from './forms/form-page.tsx';
export { FormsPage } from './forms/forms-page.tsx';
export { ReportPage } from './forms/report-page.tsx';
export { FieldsPage } from './sorting/fields-page.tsx';
export { StatusesPage } from './sorting/statuses-page.tsx';
export { TeamsPage } from './sorting/teams-page.tsx';
export { TypesPage } from './sorting/types-page.tsx';
export { SynonymsPage } from './synonyms/index.tsx';
