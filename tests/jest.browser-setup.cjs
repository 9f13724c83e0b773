/* global Range */
require( '@testing-library/jest-dom' );

// jsdom lays nothing out; the editor asks where things are.
if ( typeof document !== 'undefined' ) {
	const nowhere = { left: 0, right: 0, top: 0, bottom: 0, width: 0, height: 0, x: 0, y: 0 };
	document.elementFromPoint ??= () => null;
	Range.prototype.getClientRects ??= () => [];
	Range.prototype.getBoundingClientRect ??= () => nowhere;
}
