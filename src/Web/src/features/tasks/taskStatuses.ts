import type { Schemas } from '../../api/client';

/** Where a task may stand, in the order it goes. */
export const taskStatuses: Schemas['PlanTaskStatus'][] = [
  'awaitingAssignment',
  'awaitingAcceptance',
  'inProgress',
  'inReview',
  'completed',
  'closed',
  'archived',
  'suspended',
  'terminated',
];
