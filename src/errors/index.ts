export {
  BrineError,
  DataError,
  InvalidModelError,
  ModelFileError,
  ParameterError,
  type Place,
  SignatureError,
  UnsupportedModelError,
  type WrongInput,
} from "./errors.ts";
export { quote } from "./quote.ts";
