/**
 * Whether models, tables and forms agree with each other and with the code, read from their files:
 * asked by the build, and in the answer to an upload.
 */
@NullMarked
package org.aidflow.workflow.contract;

import org.jspecify.annotations.NullMarked;
