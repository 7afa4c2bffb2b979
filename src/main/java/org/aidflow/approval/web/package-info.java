/** What was decided on a case, in words, and the way to appeal. */
@NullMarked
package org.aidflow.approval.web;

import org.jspecify.annotations.NullMarked;
