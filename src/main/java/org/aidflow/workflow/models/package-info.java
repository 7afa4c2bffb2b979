/** What may be deployed to the engine, and what a deployed model can reach: named things only. */
@NullMarked
package org.aidflow.workflow.models;

import org.jspecify.annotations.NullMarked;
