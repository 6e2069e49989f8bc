package org.wschat.benchmark.load;

/**
 * What a server has used since it was started.
 *
 * @param cpuNanos time of processors, in the process and in the kernel for it
 * @param calls reads and writes asked of the kernel
 * @param allocated bytes; 0 if that is not known
 */
public record ServerCost(long cpuNanos, long calls, long allocated) {

    /**
     * What was used in between.
     *
     * @param before an earlier reading
     * @return what was used since then
     */
    public ServerCost since(ServerCost before) {
        return new ServerCost(cpuNanos - before.cpuNanos, calls - before.calls, allocated - before.allocated);
    }
}
