import { inWords } from '../../shared/serviceWords';
import type { FlowProblem } from './elsa';

/** What is wrong or doubtful in a flow, a sentence a line. */
export function ProblemList({ problems }: { problems: FlowProblem[] }) {
  return (
    <ul style={{ margin: 0, paddingInlineStart: 20, maxHeight: 180, overflowY: 'auto' }}>
      {problems.map((problem) => (
        <li key={`${problem.code}:${problem.message}`}>{inWords(problem)}</li>
      ))}
    </ul>
  );
}
