export { default } from "../../../transactions/loading";
