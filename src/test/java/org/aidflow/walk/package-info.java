/** Cases that walk through the models at random, and what must hold at every step. */
@NullMarked
package org.aidflow.walk;

import org.jspecify.annotations.NullMarked;
