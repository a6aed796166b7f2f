export { ICON, page } from "./page.ts";
