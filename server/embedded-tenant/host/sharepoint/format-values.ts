/** What a formatter's expressions read: https://learn.microsoft.com/sharepoint/dev/declarative-customization/formatting-syntax-reference */
export type Scope = {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly current: string;
  readonly now: Date;
  readonly currentWeb: string;
};

type Value = string | number | boolean | Date;

/** The value of a text, a number or an expression object. Text that begins with `=` is not read: nobody here writes it. */
export function evaluate(expression: unknown, scope: Scope): Value {
  if (typeof expression === 'number' || typeof expression === 'boolean') return expression;
  if (typeof expression === 'string') return named(expression, scope);
  const { operator, operands } = expression as { operator: string; operands: readonly unknown[] };
  if (operator === '?' || operator === ':') {
    const [condition, then, otherwise] = operands;
    return evaluate(evaluate(condition, scope) ? then : otherwise, scope);
  }
  if (operator === '&&') return operands.every((one) => Boolean(evaluate(one, scope)));
  if (operator === '||') return operands.some((one) => Boolean(evaluate(one, scope)));
  const [one = '', other = ''] = operands.map((operand) => evaluate(operand, scope));
  return apply(operator, one, other);
}

function named(text: string, { fields, current, now, currentWeb }: Scope): Value {
  if (text === '@now') return now;
  if (text === '@currentWeb') return currentWeb;
  const field = text === '@currentField' ? current : /^\[\$(\w+)\]$/.exec(text)?.[1];
  if (field === undefined) return text;
  const value = fields[field];
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value ?? '');
}

function apply(operator: string, one: Value, other: Value): Value {
  switch (operator) {
    case '+':
      return typeof one === 'number' && typeof other === 'number' ? one + other : `${one}${other}`;
    case '-':
      return Number(one) - Number(other);
    case '*':
      return Number(one) * Number(other);
    case '/':
      return Number(one) / Number(other);
    case '==':
      return String(one) === String(other);
    case '!=':
      return String(one) !== String(other);
    case '<':
      return Number(one) < Number(other);
    case '<=':
      return Number(one) <= Number(other);
    case '>':
      return Number(one) > Number(other);
    case '>=':
      return Number(one) >= Number(other);
    default:
      return applyToOne(operator, one);
  }
}

function applyToOne(operator: string, value: Value): Value {
  switch (operator) {
    case 'Date()':
      return new Date(typeof value === 'number' ? value : String(value));
    case 'Number()':
      return Number(value);
    case 'toString()':
      return String(value);
    case 'toLocaleDateString()':
      return (value instanceof Date ? value : new Date(String(value))).toLocaleDateString('en-GB');
    case 'floor':
      return Math.floor(Number(value));
    case 'ceiling':
      return Math.ceil(Number(value));
    default:
      throw new Error(`The operator ${operator} is not known here.`);
  }
}
