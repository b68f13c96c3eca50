package io.muniment.infra.privacy;

import javax.crypto.SecretKey;

/** Wraps the keys of persons, so that whoever has only their store has nothing. */
interface MasterKey {

    /** Says which one it is, and no more. What is wrapped with another id is wrapped anew. */
    String id();

    /** Whether it unwraps what was wrapped under that id. */
    boolean opens(String otherId);

    /** The name of what is wrapped is wrapped with it: no other can take its place. */
    byte[] wrap(String name, SecretKey wrapped);

    SecretKey unwrap(String name, byte[] wrapped);
}
