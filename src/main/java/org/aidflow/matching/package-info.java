/**
 * Brings needs and donors together: needs on offer, pledges that reserve a part of one, gifts that
 * meet it. Money that comes in is never refused; a need never takes more than it needs.
 */
@NullMarked
package org.aidflow.matching;

import org.jspecify.annotations.NullMarked;
