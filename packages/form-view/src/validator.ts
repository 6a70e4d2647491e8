import type { RJSFSchema, RJSFValidationError, ValidatorType } from '@rjsf/utils';
import { checkForm } from '@fiveones/forms';
import type { FormStore } from './store.ts';

/**
 * Lets react-jsonschema-form ask the compiled form, which is the one judge in browser and server. Nothing is compiled
 * here, so a content-security policy without `unsafe-eval` holds.
 */
export function validatorOf(store: FormStore): ValidatorType<unknown, RJSFSchema> {
  const errors = (): RJSFValidationError[] =>
    checkForm(store.form, store.state.value, store.context).map(({ code, path, message }) => ({
      name: code,
      property: path,
      message,
      stack: message,
    }));
  return {
    validateFormData: () => ({ errors: errors(), errorSchema: {} }),
    // Only asked to choose between branches of a schema, and what is drawn has none.
    isValid: () => true,
    rawValidation: () => ({ errors: [] }),
  };
}
