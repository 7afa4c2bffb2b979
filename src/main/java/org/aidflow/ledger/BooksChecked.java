package org.aidflow.ledger;

import java.util.Optional;

/**
 * The books were checked, and committed is what came of it: releases are stopped, or they are not.
 */
public record BooksChecked(Optional<ReleaseStop> stop) {}
