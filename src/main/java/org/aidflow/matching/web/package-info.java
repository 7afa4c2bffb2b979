/** The front door to needs, pledges and gifts. */
@NullMarked
package org.aidflow.matching.web;

import org.jspecify.annotations.NullMarked;
