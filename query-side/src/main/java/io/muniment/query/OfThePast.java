package io.muniment.query;

/** A question about a time. Whoever says as known at which time is given the same answer for ever. */
public interface OfThePast {

    AsOf asOf();
}
