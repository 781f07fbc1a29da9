// kfake-up runs franz-go's in-process Kafka on a loopback port and breaks requests by plan, so that
// a client meets what a real broker does once in a million requests.
//
//	kfake-up [--port P] [--seed S] [--fault KIND=EVERY:ACTION[*TIMES]]...
//
// KIND is a request by its Kafka name (EndTxn, AddPartitionsToTxn, …). One in each EVERY of them is
// struck, at a place drawn by the seed; TIMES strikes those that follow too, the retries mostly.
// Actions:
//
//	lose-request        the connection breaks and nothing was done
//	lose-reply          it was done and the connection breaks before the answer
//	delay-request=TIME  it is done that much later, even when the client has left meanwhile
//	delay-reply=TIME    it was done at once, the answer comes that much later
//	fail=CODE           answered with an error by name or number, nothing was done
//	act-then-fail=CODE  it was done, but the answer is the error
//
// Prints "ready PORT" when it listens. Then it obeys lines of its standard input and answers each
// with one line: "on" and "off" switch the faults, which start off, "counts" tells in JSON what
// happened. It ends with its standard input, so it never outlives who started it.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"net"
	"os"

	"github.com/twmb/franz-go/pkg/kfake"
)

type faultFlags []*fault

func (f *faultFlags) String() string { return "" }

func (f *faultFlags) Set(text string) error {
	parsed, err := parseFault(text)
	if err == nil {
		*f = append(*f, parsed)
	}
	return err
}

func main() {
	var faults faultFlags
	port := flag.Int("port", 0, "loopback port; 0 takes a free one")
	seed := flag.Uint64("seed", 1, "draws which requests are struck")
	flag.Var(&faults, "fault", "KIND=EVERY:ACTION[*TIMES], may be repeated")
	flag.Parse()
	if err := run(*port, newPlan(*seed, faults)); err != nil {
		fmt.Fprintln(os.Stderr, "kfake-up:", err)
		os.Exit(1)
	}
}

func run(port int, plan *plan) error {
	cluster, err := startCluster(port, plan)
	if err != nil {
		return err
	}
	defer cluster.Close()
	_, bound, err := net.SplitHostPort(cluster.ListenAddrs()[0])
	if err != nil {
		return err
	}
	fmt.Println("ready", bound)
	return obey(plan)
}

func startCluster(port int, plan *plan) (*kfake.Cluster, error) {
	listen := func(network, address string) (net.Listener, error) {
		inner, err := net.Listen(network, address)
		return &listener{inner, plan}, err
	}
	cluster, err := kfake.NewCluster(kfake.NumBrokers(1), kfake.Ports(port), kfake.ListenFn(listen))
	if err != nil {
		return nil, err
	}
	cluster.Fault(plan.refusals()...)
	return cluster, nil
}

func obey(plan *plan) error {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		switch lines.Text() {
		case "on":
			plan.turn(true)
			fmt.Println("on")
		case "off":
			plan.turn(false)
			fmt.Println("off")
		case "counts":
			text, err := json.Marshal(plan.counts())
			if err != nil {
				return err
			}
			fmt.Println(string(text))
		default:
			return fmt.Errorf("standard input: found %q, expected on, off or counts", lines.Text())
		}
	}
	return lines.Err()
}
