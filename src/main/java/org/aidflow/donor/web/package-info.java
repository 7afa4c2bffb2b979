/** The donors' part of the front door. */
@NullMarked
package org.aidflow.donor.web;

import org.jspecify.annotations.NullMarked;
