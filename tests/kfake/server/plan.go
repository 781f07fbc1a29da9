package main

import (
	"math/rand/v2"
	"reflect"
	"sync"

	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kmsg"
)

// plan decides which requests are struck and keeps count. Any goroutine.
type plan struct {
	mu     sync.Mutex // guards all that follows
	faults []*fault
	isOn   bool

	latest map[string]*transaction // by transactional id
	past   counts                  // without the latest
}

type transaction struct {
	isEnding bool // its end has been asked for
	isStruck bool // one of its requests was
}

// counts is what `counts` prints.
type counts struct {
	Transactions int            `json:"transactions"`
	Struck       int            `json:"struck"`
	Strikes      int            `json:"strikes"`
	Faults       map[string]int `json:"faults"`
}

func newPlan(seed uint64, faults []*fault) *plan {
	for i, f := range faults {
		f.random = rand.New(rand.NewPCG(seed, uint64(i)))
	}
	return &plan{faults: faults, latest: map[string]*transaction{}}
}

func (p *plan) turn(on bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.isOn = on
}

// strike draws the fault, other than a refusal, that this request meets; nil for none.
func (p *plan) strike(request kmsg.Request) *fault {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, f := range p.faults {
		if f.action != fail && p.meets(f, request) {
			return f
		}
	}
	return nil
}

// meets decides whether f strikes the request. The caller holds the mutex.
func (p *plan) meets(f *fault, request kmsg.Request) bool {
	if !p.isOn || f.key.Int16() != request.Key() {
		return false
	}
	if !f.draw() {
		return false
	}
	if t := p.latest[transactionalID(request)]; t != nil {
		t.isStruck = true
	}
	return true
}

// refusals are the plan's `fail` faults in the form that kfake carries out by itself.
func (p *plan) refusals() []kfake.Fault {
	var refusals []kfake.Fault
	for _, f := range p.faults {
		if f.action != fail {
			continue
		}
		// Asked once for each part of a request, but a request is struck as a whole.
		var last kmsg.Request
		var isStruck bool
		when := func(request kmsg.Request) bool {
			if request != last {
				p.mu.Lock()
				last, isStruck = request, p.meets(f, request)
				p.mu.Unlock()
			}
			return isStruck
		}
		refusals = append(refusals, kfake.Fault{Keys: []kmsg.Key{f.key}, Err: f.err, Count: -1, When: when})
	}
	return refusals
}

// follow keeps track of whose transaction begins and ends, by requests that reach the broker or
// would have.
func (p *plan) follow(request kmsg.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	id := transactionalID(request)
	t := p.latest[id]
	switch request.(type) {
	case *kmsg.AddPartitionsToTxnRequest, *kmsg.AddOffsetsToTxnRequest:
		if t == nil || t.isEnding {
			p.past.add(t)
			p.latest[id] = &transaction{}
		}
	case *kmsg.EndTxnRequest, *kmsg.InitProducerIDRequest:
		if t != nil {
			t.isEnding = true
		}
	}
}

func (c *counts) add(t *transaction) {
	if t == nil {
		return
	}
	c.Transactions++
	if t.isStruck {
		c.Struck++
	}
}

func (p *plan) counts() counts {
	p.mu.Lock()
	defer p.mu.Unlock()
	total := p.past
	for _, t := range p.latest {
		total.add(t)
	}
	total.Faults = map[string]int{}
	for _, f := range p.faults {
		total.Strikes += f.strikes
		total.Faults[f.text] += f.strikes
	}
	return total
}

// transactionalID is whose transaction the request belongs to; empty for none. The field has two
// names and two types over the kinds of requests.
func transactionalID(request kmsg.Request) string {
	for _, name := range []string{"TransactionalID", "TransactionID"} {
		field := reflect.ValueOf(request).Elem().FieldByName(name)
		if !field.IsValid() {
			continue
		}
		switch id := field.Interface().(type) {
		case string:
			return id
		case *string:
			if id != nil {
				return *id
			}
		}
	}
	return ""
}
