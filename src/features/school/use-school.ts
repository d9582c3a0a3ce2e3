import { useState } from 'react';
import { useSchoolApi } from '#src/api/school-api.ts';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import type { SchoolAnswer } from '#src/contract/school.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { schoolTexts } from '#strings/school.ts';
import { formOf, isSaved, problemsOf, type SchoolForm, schoolOf } from './school-form.ts';

/** The form over what is kept: what was changed in it, and keeping that. */
export function useSchool(kept: SchoolAnswer, onKept: (answer: SchoolAnswer) => void) {
  const api = useSchoolApi();
  const announce = useAnnounce();
  const [form, setForm] = useState<SchoolForm>(() => formOf(kept.school));
  const [hasTried, setHasTried] = useState(false);
  const [isWorking, setIsWorking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const problems = problemsOf(form);
  const save = async () => {
    setHasTried(true);
    setTrouble(null);
    if (problems.count > 0) {
      announce(schoolTexts.problems(problems.count));
      return;
    }
    setIsWorking(true);
    try {
      const answer = await api.saveSchool(schoolOf(form));
      onKept(answer);
      setForm(formOf(answer.school));
      setHasTried(false);
      announce(schoolTexts.saved);
    } catch (error) {
      setTrouble(troubleOf(error));
    }
    setIsWorking(false);
  };
  const undo = () => {
    setForm(formOf(kept.school));
    setHasTried(false);
    setTrouble(null);
  };
  return {
    form,
    change: setForm,
    problems: hasTried ? problems : null,
    isSaved: isSaved(form, kept.school),
    isWorking,
    trouble,
    save: () => void save(),
    undo,
  };
}
