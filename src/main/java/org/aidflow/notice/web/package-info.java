/** The notices, open to everybody. */
@NullMarked
package org.aidflow.notice.web;

import org.jspecify.annotations.NullMarked;
