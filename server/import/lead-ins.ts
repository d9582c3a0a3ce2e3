/** The words of a lead-in that its list completes: "All staff should", "In this guidance the word takes in:". */
export function leadsOn(text: string): boolean {
  return (
    /:[-–—]?$/u.test(text) ||
    /\b(?:should|must|will|shall|may|to|can|are|is|not|that|have|ensure|include|includes|including)(?: not)?$/iu.test(
      text,
    )
  );
}
