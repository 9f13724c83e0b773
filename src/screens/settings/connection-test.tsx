import { Button, Icon } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { cancelCircleFilled, check } from '@wordpress/icons';
import type { ConnectionTest as Result } from '../../contract/generated/types.ts';
import type { Failure } from '../../store/failure.ts';
import { formWords } from './field-words.ts';

type Step = Result[ 'steps' ][ number ];

function stepWords( step: Step ): string {
	switch ( step.step ) {
		case 'token':
			return __( 'Sign in with the account', 'mesa-help-desk' );
		case 'dns':
			return __( 'Find the server', 'mesa-help-desk' );
		case 'connect':
			return __( 'Reach it', 'mesa-help-desk' );
		case 'tls':
			return __( 'Encrypt the line', 'mesa-help-desk' );
		case 'login':
			return __( 'Log in', 'mesa-help-desk' );
		case 'folder':
			return __( 'Open the folder', 'mesa-help-desk' );
	}
}

function Leg( { title, steps }: { title: string; steps: Step[] } ) {
	if ( steps.length === 0 ) {
		return null;
	}
	return (
		<>
			<h3>{ title }</h3>
			<ol className="mesa-steps">
				{ steps.map( ( step, index ) => (
					<li key={ index } className={ step.ok ? 'is-ok' : 'is-broken' }>
						<Icon icon={ step.ok ? check : cancelCircleFilled } size={ 20 } />
						<span className="mesa-steps__name">
							{ stepWords( step ) }
							<span className="screen-reader-text">
								{ step.ok ? __( ': worked', 'mesa-help-desk' ) : __( ': failed', 'mesa-help-desk' ) }
							</span>
						</span>
						<span className="mesa-steps__time">
							{ sprintf( /* translators: %d: milliseconds. */ __( '%d ms', 'mesa-help-desk' ), step.ms ) }
						</span>
						{ step.detail && (
							<span className="mesa-steps__words" dir="auto">
								{ step.detail }
							</span>
						) }
					</li>
				) ) }
			</ol>
		</>
	);
}

/** "Test this connection": each step with the server's own words. Nothing is saved. */
export function ConnectionTest( { onTest }: { onTest: () => Promise< Result > } ) {
	const [ busy, setBusy ] = useState( false );
	const [ result, setResult ] = useState< Result | null >( null );
	const [ failure, setFailure ] = useState< Failure | null >( null );
	const answer = useRef< HTMLDivElement >( null );
	// The button is near the page's end: the answer would appear below what is on screen. Wrong fields are shown by the form.
	useEffect( () => {
		if ( result || ( failure && Object.keys( failure.params ).length === 0 ) ) {
			answer.current?.scrollIntoView( { block: 'nearest' } );
		}
	}, [ result, failure ] );
	const test = async () => {
		setBusy( true );
		setResult( null );
		setFailure( null );
		try {
			setResult( await onTest() );
		} catch ( error ) {
			setFailure( error as Failure );
		} finally {
			setBusy( false );
		}
	};
	return (
		<div className="mesa-test">
			<Button variant="secondary" __next40pxDefaultSize isBusy={ busy } disabled={ busy } onClick={ () => void test() }>
				{ busy ? __( 'Testing…', 'mesa-help-desk' ) : __( 'Test this connection', 'mesa-help-desk' ) }
			</Button>
			<div aria-live="polite" ref={ answer }>
				{ failure && <p className="mesa-form__failure">{ formWords( failure ) }</p> }
				{ result && (
					<div className="mesa-test__result">
						<p className={ result.ok ? 'mesa-test__ok' : 'mesa-test__broken' }>
							{ result.ok
								? __( 'Everything works.', 'mesa-help-desk' )
								: __( 'Not yet. Your settings are kept; the marked step says why.', 'mesa-help-desk' ) }
						</p>
						<Leg
							title={ __( 'Mail in', 'mesa-help-desk' ) }
							steps={ result.steps.filter( ( step ) => step.leg === 'incoming' ) }
						/>
						<Leg
							title={ __( 'Mail out', 'mesa-help-desk' ) }
							steps={ result.steps.filter( ( step ) => step.leg === 'outgoing' ) }
						/>
					</div>
				) }
			</div>
		</div>
	);
}
