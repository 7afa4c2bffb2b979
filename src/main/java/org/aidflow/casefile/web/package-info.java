/** The front door to one case and to a client's list of cases. */
@NullMarked
package org.aidflow.casefile.web;

import org.jspecify.annotations.NullMarked;
