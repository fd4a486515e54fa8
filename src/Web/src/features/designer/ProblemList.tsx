import type { FlowProblem } from './elsa';

/** What is wrong or doubtful in a flow, a sentence a line. */
export function ProblemList({ problems }: { problems: FlowProblem[] }) {
  return (
    <ul style={{ margin: 0, paddingInlineStart: 20, maxHeight: 180, overflowY: 'auto' }}>
      {problems.map(({ code, message }) => (
        <li key={`${code}:${message}`}>{message}</li>
      ))}
    </ul>
  );
}
