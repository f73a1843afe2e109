// SPDX-License-Identifier: Apache-2.0
// Something of each kind that a recording has: work, allocations, a contended monitor, parking, sleep.
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

public class Ledger {
    static final Object book = new Object();
    static volatile Object kept;
    static volatile double sum;

    static void add(long until) {
        while (System.nanoTime() < until)
            for (int i = 0; i < 1000; i++)
                sum += Math.sqrt(i);
    }

    static void allocate(long until) throws InterruptedException {
        while (System.nanoTime() < until) {
            List<long[]> pages = new ArrayList<>();
            for (int i = 0; i < 8; i++)
                pages.add(new long[i % 2 == 0 ? 2000 : 200_000]);
            kept = pages;
            Thread.sleep(4);
        }
    }

    static void post(long until) throws InterruptedException {
        while (System.nanoTime() < until) {
            synchronized (book) {
                Thread.sleep(15);
            }
        }
    }

    static void park(long until) {
        while (System.nanoTime() < until)
            LockSupport.parkNanos(book, 12_000_000);
    }

    static class Worker extends Thread {
        final long until = System.nanoTime() + 300_000_000;

        Worker(String name) {
            super(name);
            start();
        }

        public void run() {
            try {
                switch (getName()) {
                case "adder": add(until); break;
                case "pages": allocate(until); break;
                case "parker": park(until); break;
                default: post(until);
                }
            } catch (InterruptedException e) {
            }
        }
    }

    public static void main(String[] args) throws InterruptedException {
        List<Thread> threads = List.of(new Worker("adder"), new Worker("pages"), new Worker("poster-1"), new Worker("poster-2"), new Worker("parker"));
        for (Thread t : threads)
            t.join();
    }
}
