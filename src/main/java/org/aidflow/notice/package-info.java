/** What a village reads of an approved case, masked. */
@NullMarked
package org.aidflow.notice;

import org.jspecify.annotations.NullMarked;
