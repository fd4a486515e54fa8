import type { Schemas } from '../../api/client';

type Box = Schemas['DrawnStep'];

/** How a step looks by how far it is; readable on white and said in words beside it. */
export const flowColors: Record<Schemas['FlowStepState'], { fill: string; stroke: string }> = {
  notReached: { fill: '#ffffff', stroke: '#68737f' },
  running: { fill: '#e6f0fb', stroke: '#1d5fb8' },
  done: { fill: '#e8f5eb', stroke: '#237a33' },
  canceled: { fill: '#f1f3f5', stroke: '#5b6472' },
  failed: { fill: '#fdecea', stroke: '#b3231a' },
};

/** The way of a line: forward from side to side, back in an arc below both. */
export function lineOf(from: Box, to: Box) {
  const isBack = to.x <= from.x;
  if (isBack && to.x + to.width > from.x) return below(from, to);
  if (isBack) return arc(from, to);
  const [x1, y1] = [from.x + from.width, from.y + from.height / 2];
  const [x2, y2] = [to.x, to.y + to.height / 2];
  const middle = (x1 + x2) / 2;
  return {
    path: `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2 - 2} ${y2}`,
    labelX: middle,
    labelY: (y1 + y2) / 2 - 6,
    lowest: Math.max(y1, y2),
  };
}

function arc(from: Box, to: Box) {
  const [x1, y1] = [from.x + from.width / 2, from.y + from.height];
  const [x2, y2] = [to.x + to.width / 2, to.y + to.height];
  const lowest = Math.max(y1, y2) + 40;
  return {
    path: `M${x1} ${y1}C${x1} ${lowest} ${x2} ${lowest} ${x2} ${y2 + 2}`,
    labelX: (x1 + x2) / 2,
    labelY: lowest - 4,
    lowest,
  };
}

function below(from: Box, to: Box) {
  const isUp = to.y < from.y;
  const [x1, y1] = [from.x + from.width / 2, isUp ? from.y : from.y + from.height];
  const [x2, y2] = [to.x + to.width / 2, isUp ? to.y + to.height : to.y];
  return {
    path: `M${x1} ${y1}L${x2} ${y2 + (isUp ? 2 : -2)}`,
    labelX: (x1 + x2) / 2 + 24,
    labelY: (y1 + y2) / 2,
    lowest: Math.max(y1, y2),
  };
}
