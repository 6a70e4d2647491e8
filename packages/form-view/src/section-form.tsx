// The package's own index also loads a test registry with ajv, which is neither installed here nor wanted in a browser.
import Form from '@rjsf/core/lib/components/Form.js';
import { memo, type ReactNode, useMemo } from 'react';
import type { CompiledSection } from '@fiveones/forms';
import { drawnSection } from './drawn-schema.ts';
import { useDrawing } from './form-context.tsx';
import { fields, templates } from './templates.tsx';
import { validatorOf } from './validator.ts';

const nothing = {};

/**
 * One section, drawn by react-jsonschema-form with our templates. Values do not pass through it: each cell reads and
 * writes the store, so that a commit costs what the changed cells cost, however many fields there are.
 */
export const SectionForm = memo(function SectionForm({
  section,
}: {
  readonly section: CompiledSection;
}): ReactNode {
  const { store, prefix } = useDrawing();
  const drawn = useMemo(() => drawnSection(section), [section]);
  const validator = useMemo(() => validatorOf(store), [store]);
  return (
    <Form
      tagName="div"
      className="fv-section-form"
      idPrefix={`${prefix}-${section.id}`}
      schema={drawn.schema}
      uiSchema={drawn.uiSchema}
      formData={nothing}
      validator={validator}
      templates={templates}
      fields={fields}
      showErrorList={false}
      noHtml5Validate
    >
      <></>
    </Form>
  );
});
