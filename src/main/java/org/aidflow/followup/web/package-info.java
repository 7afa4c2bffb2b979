/** The front door of the household's word: it arrived, and how things went. */
@NullMarked
package org.aidflow.followup.web;

import org.jspecify.annotations.NullMarked;
