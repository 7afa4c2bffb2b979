/** How refusals read on the engine's own doors. */
@NullMarked
package org.aidflow.workflow.web;

import org.jspecify.annotations.NullMarked;
