import { useForm } from '@mantine/form';
import { useImportFormTexts } from './import-form-texts.ts';
import { INITIAL_VALUES, isMapping, isObjectText } from './import-values.ts';

export type ImportFormState = ReturnType<typeof useImportForm>;

/** The state of the form. @param maxBytes the maximum size of the file @param size that maximum, written as text */
export function useImportForm(maxBytes: number, size: string) {
  const texts = useImportFormTexts();
  return useForm({
    initialValues: { ...INITIAL_VALUES, file: null as File | null },
    validate: {
      file: (file) =>
        file === null ? texts.fileMissing : file.size > maxBytes ? texts.tooLarge(size) : null,
      mapping: (mapping, { source }) =>
        source === 'generic' && !isMapping(mapping) ? texts.mappingWrong : null,
      hash: (hash) => (isObjectText(hash) ? null : texts.hashWrong),
    },
    validateInputOnBlur: true,
  });
}
