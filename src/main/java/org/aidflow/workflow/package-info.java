/**
 * The only engine code that rooms share: how the process engine is configured, what may be deployed
 * to it, who may do what through its doors, and how rooms read forms, decide by tables, set
 * deadlines and wake a waiting case.
 */
@NullMarked
package org.aidflow.workflow;

import org.jspecify.annotations.NullMarked;
