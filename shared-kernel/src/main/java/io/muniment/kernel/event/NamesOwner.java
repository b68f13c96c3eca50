package io.muniment.kernel.event;

/** An event that says whose affair its aggregate is from then on: that person may follow what happens to it. */
public interface NamesOwner {

    /** The id of the person. */
    String owner();
}
