/**
 * What the engine adds to every user task, whoever drew the model: head of the form, rows,
 * deadline, and somebody who can do it.
 */
@NullMarked
package org.aidflow.workflow.tasks;

import org.jspecify.annotations.NullMarked;
