/** Which paths of the models the tests walk. */
@NullMarked
package org.aidflow.paths;

import org.jspecify.annotations.NullMarked;
