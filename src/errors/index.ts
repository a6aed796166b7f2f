export {
  BrineError,
  DataError,
  InvalidModelError,
  ModelFileError,
  NotInThisVersionError,
  ParameterError,
  type Place,
  SignatureError,
  UnsupportedModelError,
  type WrongInput,
} from "./errors.ts";
export { nearest } from "./nearest.ts";
export { quote } from "./quote.ts";
